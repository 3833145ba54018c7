// passages
