namespace EksAccessConstructs.Eksctl;

/// <summary>Takes what is written, else chooses, and keeps account of every choice.</summary>
internal sealed class DefaultChoices(ClusterConfig config, DefaultsFlavour flavour)
{
    private readonly List<ChosenDefault> chosen = [];
    private readonly List<Finding> findings = [];

    public ClusterConfig Config => config;

    public DefaultsFlavour Flavour => flavour;

    public ValueList<ChosenDefault> Chosen => chosen.ToValueList();

    public ValueList<Finding> Findings => findings.ToValueList();

    public static string Word(bool value) => value ? "true" : "false";

    /// <summary>What is written, else the choice of the flavour.</summary>
    public T Take<T>(string key, T? written, T secure, T eksctl, string reason, Func<T, string> word)
        where T : struct
    {
        if (written is { } value)
        {
            return value;
        }

        var choice = flavour is DefaultsFlavour.Secure ? secure : eksctl;
        chosen.Add(new ChosenDefault(key, word(choice), word(eksctl), flavour is DefaultsFlavour.Secure ? reason : "eksctl's own choice"));
        return choice;
    }

    /// <summary>What is written, else the choice of the flavour.</summary>
    public bool Take(string key, bool? written, bool secure, bool eksctl, string reason) => Take(key, written, secure, eksctl, reason, Word);

    /// <summary>What is written, else the choice that both flavours share.</summary>
    public T TakeSame<T>(string key, T? written, T choice, string reason, Func<T, string> word)
        where T : struct
    {
        if (written is not null)
        {
            return written.Value;
        }

        Note(key, word(choice), reason);
        return choice;
    }

    /// <summary>What is written, else the choice that both flavours share.</summary>
    public string TakeSame(string key, string? written, string choice, string reason)
    {
        if (written is { Length: > 0 })
        {
            return written;
        }

        Note(key, choice, reason);
        return choice;
    }

    /// <summary>What is written, else the choice that both flavours share.</summary>
    public int TakeSame(string key, int? written, int choice, string reason) =>
        TakeSame<int>(key, written, choice, reason, number => number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Keeps account of a choice that both flavours share.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">What was chosen.</param>
    /// <param name="reason">Why.</param>
    /// <param name="eksctl">What eksctl would have chosen. Null: the same.</param>
    public void Note(string key, string value, string reason, string? eksctl = null) => chosen.Add(new ChosenDefault(key, value, eksctl ?? value, reason));

    /// <summary>Adds a finding.</summary>
    public void Add(RuleInfo rule, Severity severity, SourceLocation? location, string message) =>
        findings.Add(new Finding(rule.Code, severity, message, location));

    /// <summary>Adds findings.</summary>
    public void Add(ValueList<Finding> more) => findings.AddRange(more);
}
