namespace EksAccessConstructs.Cli;

/// <summary>The command line asks for something that cannot be; the message is for the person who typed it.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>Something named on the command line cannot be read; the message is for the person who named it.</summary>
internal sealed class UnreadableException(string message) : Exception(message);
