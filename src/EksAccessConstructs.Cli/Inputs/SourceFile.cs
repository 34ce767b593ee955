namespace EksAccessConstructs.Cli.Inputs;

/// <summary>One file that was named, or found in a folder that was named.</summary>
/// <param name="Name">Its name as people will look for it: as typed, or the folder as typed with the way below it; <c>-</c> for standard input.</param>
/// <param name="Text">Its text.</param>
internal sealed record SourceFile(string Name, string Text);
