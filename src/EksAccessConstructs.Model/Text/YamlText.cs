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
        var reading = new DocumentReading(text, file, goesOn);
        var documents = reading.Documents().ToValueList();
        return new Reading<YamlFile>(new YamlFile(file, documents) { Unread = [.. reading.Unread] }, [.. reading.Findings]);
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
        var part = DocumentStream.Compose(new YamlSource(text, 0, text.Length, 0), file, new WordPool(DocumentStream.MostWords));
        return new Reading<YamlFile>(new YamlFile(file, part.Document is { } document ? [document] : []), DocumentReading.Problems(part).ToValueList());
    }

    internal static Finding Unread(SourceLocation location) =>
        TextRules.Swallowed.At(location, "nobody reads this, for the document has ended before it; divide documents with '---' in a line of its own");
}
