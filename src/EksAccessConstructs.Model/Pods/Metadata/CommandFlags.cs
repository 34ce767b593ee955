using EksAccessConstructs.Text;

namespace EksAccessConstructs.Pods.Metadata;

/// <summary>What a flag of a program takes.</summary>
internal enum FlagKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>Nothing, or true or false behind an equals sign.</summary>
    Switch,

    /// <summary>A time such as <c>15m</c>.</summary>
    Duration,
}

/// <summary>The flags of a command line as the libraries of Go read them: pflag (kube2iam) and kingpin (kiam).</summary>
internal sealed class CommandFlags
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    private CommandFlags()
    {
    }

    /// <summary>Why the program does not start with these flags; null where they are right.</summary>
    public string? Problem { get; private set; }

    /// <summary>Words that are no flags, such as the command of kiam.</summary>
    public List<string> Words { get; } = [];

    /// <summary>Reads a command line.</summary>
    /// <param name="arguments">The words behind the name of the program.</param>
    /// <param name="known">The flags that the program has.</param>
    /// <param name="hasNegations">Whether <c>--no-NAME</c> turns a switch off, as kingpin has it.</param>
    public static CommandFlags Read(IEnumerable<string> arguments, IReadOnlyDictionary<string, FlagKind> known, bool hasNegations = false)
    {
        var flags = new CommandFlags();
        var rest = new Queue<string>(arguments);
        while (flags.Problem is null && rest.TryDequeue(out var word))
        {
            if (word == "--")
            {
                break;
            }

            if (word.Length < 2 || word[0] != '-')
            {
                flags.Words.Add(word);
            }
            else if (!word.StartsWith("--", StringComparison.Ordinal))
            {
                flags.Problem = $"unknown shorthand flag in '{word}'";
            }
            else
            {
                flags.Take(word[2..], rest, known, hasNegations);
            }
        }

        return flags;
    }

    /// <summary>The value of a text flag; null where it is not given.</summary>
    public string? Text(string name) => values.GetValueOrDefault(name);

    /// <summary>True where a switch is on.</summary>
    public bool IsOn(string name) => values.GetValueOrDefault(name) is { } value && ParseBoolean(value) is true;

    private void Take(string flag, Queue<string> rest, IReadOnlyDictionary<string, FlagKind> known, bool hasNegations)
    {
        var name = flag.Split('=', 2)[0];
        var given = flag.Length > name.Length ? flag[(name.Length + 1)..] : null;
        if (hasNegations && given is null && name.StartsWith("no-", StringComparison.Ordinal) && known.GetValueOrDefault(name[3..]) is FlagKind.Switch)
        {
            values[name[3..]] = "false";
        }
        else if (!known.TryGetValue(name, out var kind))
        {
            Problem = $"unknown flag '--{name}'";
        }
        else if (given is not null && kind is FlagKind.Switch && hasNegations)
        {
            Problem = $"'--{name}' takes no value, so '{given}' is one word too many; write --{name} or --no-{name}";
        }
        else if (given is null && kind is FlagKind.Switch)
        {
            values[name] = "true";
        }
        else if (given is null && !rest.TryDequeue(out given))
        {
            Problem = $"flag '--{name}' needs a value";
        }
        else
        {
            Problem = Refusal(name, kind, given);
            values[name] = given;
        }
    }

    private static string? Refusal(string name, FlagKind kind, string value) => kind switch
    {
        FlagKind.Switch when ParseBoolean(value) is null => $"'--{name}={value}' is neither true nor false",
        FlagKind.Duration when !IsDuration(value) => $"'--{name}={value}' is no duration such as 15m",
        _ => null,
    };

    // strconv.ParseBool
    private static bool? ParseBoolean(string text) => text switch
    {
        "1" or "t" or "T" or "true" or "TRUE" or "True" => true,
        "0" or "f" or "F" or "false" or "FALSE" or "False" => false,
        _ => null,
    };

    // time.ParseDuration. What a variable of the pod's own says cannot be known and is not held against anybody.
    private static bool IsDuration(string text) => text.StartsWith("$(", StringComparison.Ordinal) || GoDuration.Is(text);
}
