using EksAccessConstructs.App;
using EksAccessConstructs.Startup;

return Synthesis.Run(ContextValues.Read(Environment.GetEnvironmentVariable), Console.Error, beforeConstructs: () => FastSynth.Enable());
