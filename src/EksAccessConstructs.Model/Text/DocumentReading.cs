namespace EksAccessConstructs.Text;

/// <summary>Reads the documents of a file one after another, so that whoever is done with one of them need not keep it.</summary>
/// <param name="text">The text.</param>
/// <param name="file">The file as the user named it, for locations.</param>
/// <param name="goesOn">Whether documents are read also that come after one that cannot be read, which kubectl does not see.</param>
internal sealed class DocumentReading(string text, string file, bool goesOn)
{
    private readonly List<Finding> findings = [];
    private readonly List<LineRange> unread = [];

    /// <summary>What is wrong with the documents that have been read so far.</summary>
    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>The lines that are not read so far, for a document that begins there cannot be.</summary>
    public IReadOnlyList<LineRange> Unread => unread;

    /// <summary>The documents, cut as kubectl cuts them; those of blanks and comments alone are left out.</summary>
    public IEnumerable<YamlDocument> Documents()
    {
        foreach (var part in new DocumentStream(TextEncoding.Clean(text), file).Documents(goesOn).Where(part => !part.IsBlank))
        {
            findings.AddRange(Problems(part));
            if (part.Unread is { } lines)
            {
                unread.Add(lines);
            }

            if (part.Document is { } document)
            {
                yield return document;
            }
        }
    }

    /// <summary>What is wrong with a document: keys that are written twice, text that nobody reads, and why it cannot be read.</summary>
    public static IEnumerable<Finding> Problems(StreamDocument part)
    {
        var problems = new List<Finding>();
        if (part.Document is { } document)
        {
            DoubleKeys.Find(document.Root, (entry, first) => problems.Add(
                TextRules.DuplicateKey.At(entry.Location, $"key '{entry.Key}' is written already at line {first.Location.Line}; keep one of the two")));
        }

        if (part.Rest is { } rest)
        {
            problems.Add(YamlText.Unread(rest));
        }

        if (part.Problem is { } problem)
        {
            problems.Add(problem);
        }

        return problems;
    }
}
