using EksAccessConstructs.Cli;

using var host = ToolHost.OfProcess();
return EksAccess.Run(args, host);
