module github.com/ceasefire-facts/bot

go 1.26
