namespace EksAccessConstructs.Text;

/// <summary>YAML or JSON text to nodes with places, as kubectl, eksctl and aws-iam-authenticator read it.</summary>
/// <remarks>Aliases are followed, a merge key <c>&lt;&lt;</c> is spread. Duplicate keys, aliases without end, deep nesting and text that nobody
/// reads are findings. A document that cannot be parsed ends the reading: the documents before it are kept.</remarks>
public static class YamlText
{
    /// <summary>The deepest nesting that is read, in levels.</summary>
    public const int MaxDepth = 100;

    /// <summary>The most values of one document that may come from aliases.</summary>
    public const int MaxNodes = 1_000_000;

    /// <summary>Reads all documents of a file, cut as kubectl cuts them; those of blanks and comments alone are left out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file as the user named it, for locations.</param>
    public static Reading<YamlFile> Read(string text, string file) => Read(text, file, goesOn: false);

    /// <summary>Reads all documents of a file that can be read, also those after one that cannot be, which kubectl does not see.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file as the user named it, for locations.</param>
    internal static Reading<YamlFile> ReadOn(string text, string file) => Read(text, file, goesOn: true);

    private static Reading<YamlFile> Read(string text, string file, bool goesOn)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(file);
        var documents = new List<YamlDocument>();
        var findings = new List<Finding>();
        var unread = new List<LineRange>();
        foreach (var part in new DocumentStream(TextEncoding.Clean(text), file).Documents(goesOn).Where(part => !part.IsBlank))
        {
            Add(part, documents, findings);
            unread.AddRange(part.Unread is { } lines ? [lines] : []);
        }

        return new Reading<YamlFile>(new YamlFile(file, documents.ToValueList()) { Unread = unread.ToValueList() }, findings.ToValueList());
    }

    /// <summary>Reads all documents of a file from its bytes: UTF-16 where a byte order mark says
    /// so, else UTF-8, in which broken bytes become U+FFFD.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="file">The file as the user named it, for locations.</param>
    public static Reading<YamlFile> Read(ReadOnlySpan<byte> bytes, string file) => Read(TextEncoding.Decode(bytes), file);

    /// <summary>Reads the first document of a text, as programs do that hand a text to go-yaml whole: separators
    /// are YAML's own, and what comes after the first document is not even parsed.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file as the user named it, for locations.</param>
    /// <returns>A file of one document, or of none where the text cannot be read. Text that nobody reads is a warning (EKS009).</returns>
    public static Reading<YamlFile> ReadFirst(string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(file);
        var documents = new List<YamlDocument>();
        var findings = new List<Finding>();
        Add(DocumentStream.Compose(new YamlSource(text, 0, text.Length, 0), file), documents, findings);
        return new Reading<YamlFile>(new YamlFile(file, documents.ToValueList()), findings.ToValueList());
    }

    internal static Finding Unread(SourceLocation location) =>
        TextRules.Swallowed.At(location, "nobody reads this, for the document has ended before it; divide documents with '---' in a line of its own");

    private static void Add(StreamDocument part, List<YamlDocument> documents, List<Finding> findings)
    {
        if (part.Document is { } document)
        {
            documents.Add(document);
            DoubleKeys.Find(document.Root, (entry, first) => findings.Add(
                TextRules.DuplicateKey.At(entry.Location, $"key '{entry.Key}' is written already at line {first.Location.Line}; keep one of the two")));
        }

        if (part.Rest is { } rest)
        {
            findings.Add(Unread(rest));
        }

        if (part.Problem is { } problem)
        {
            findings.Add(problem);
        }
    }
}
