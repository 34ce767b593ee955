using EksAccessConstructs.Lint;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs;

/// <summary>The suppressions of files: those of files of their own, and those beside what they are about.</summary>
internal static class AcceptedSuppressions
{
    /// <summary>Reads them.</summary>
    /// <param name="files">Files of suppressions.</param>
    /// <param name="texts">Files in which comments are looked for.</param>
    public static IEnumerable<Reading<SuppressionList>> Read(IEnumerable<InputText> files, IEnumerable<InputText> texts) => files
        .Select(file => SuppressionReader.ReadFile(file.Text, file.File))
        .Concat(texts.Select(text => SuppressionReader.ReadComments(text.Text, text.File)));
}
