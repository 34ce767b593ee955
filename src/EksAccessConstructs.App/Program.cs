using EksAccessConstructs.App;

return Synthesis.Run(ContextValues.Read(Environment.GetEnvironmentVariable), Console.Error);
