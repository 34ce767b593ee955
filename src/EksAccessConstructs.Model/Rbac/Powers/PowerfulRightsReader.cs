namespace EksAccessConstructs.Rbac;

/// <summary>Reads our data file of powerful rights; its head says its form.</summary>
internal sealed class PowerfulRightsReader(string text)
{
    private readonly List<PowerfulRight> rights = [];
    private readonly List<List<NeededAccess>> needs = [];
    private PowerfulRight? open;

    public ValueList<PowerfulRight> Read()
    {
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            ReadLine(line);
        }

        End();
        return rights.ToValueList();
    }

    private void ReadLine(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        switch (words)
        {
            case ["right", var name, var code, var severity, .. var limits]:
                End();
                open = Begin(name, code, Severity(severity), limits);
                break;
            case ["needs", .. var access]:
                needs.Add([Access(access)]);
                break;
            case ["needs-also", .. var access]:
                needs[^1].Add(Access(access));
                break;
            default:
                open = With(open ?? throw Unreadable(line), words[0], words.Length > 1 ? line[(words[0].Length + 1)..] : "");
                break;
        }
    }

    private void End()
    {
        if (open is not null)
        {
            rights.Add(open with { Needs = needs.Select(need => new NeededRight(need.ToValueList())).ToValueList() });
        }

        needs.Clear();
    }

    private static PowerfulRight Begin(string name, string code, Severity? severity, string[] limits) => new(name, code, [])
    {
        Severity = severity ?? throw Unreadable(name),
        InNamespace = Array.IndexOf(limits, "in-namespace") is >= 0 and var local ? Severity(limits[local + 1]) : severity,
        ByName = Array.IndexOf(limits, "by-name") is >= 0 and var named ? Severity(limits[named + 1]) : EksAccessConstructs.Severity.Info,
        Gives = "",
        Reaches = [],
        Source = "",
    };

    private static PowerfulRight With(PowerfulRight right, string key, string value) => key switch
    {
        "cluster" => right with { IsOfCluster = true },
        "gives" => right with { Gives = value },
        "as" => right with { ActsAs = value },
        "account" => right with { Accounts = [.. right.Accounts, Account(value)] },
        "reaches" => right with { Reaches = value.Split(' ').Select(Sink).OfType<PowerSink>().ToValueList() },
        "if" => right with { Condition = value },
        "since" => right with { Since = value },
        "until" => right with { Until = value },
        "fix" => right with { Fix = value },
        "from" => right with { Source = value },
        _ => throw Unreadable(key),
    };

    private static NeededAccess Access(string[] words) => words switch
    {
        [var verbs, var groups, var resources] => new(List(verbs), List(groups), List(resources), []),
        [var verbs, var groups, var resources, var names] => new(List(verbs), List(groups), List(resources), List(names)),
        _ => throw Unreadable(string.Join(' ', words)),
    };

    private static (string Namespace, string Name) Account(string text) =>
        text.Split('/') is [var @namespace, var name] ? (@namespace, name) : throw Unreadable(text);

    private static Severity? Severity(string word) => word switch
    {
        "error" => EksAccessConstructs.Severity.Error,
        "warning" => EksAccessConstructs.Severity.Warning,
        "info" => EksAccessConstructs.Severity.Info,
        "none" => null,
        _ => throw Unreadable(word),
    };

    private static PowerSink? Sink(string word) => word switch
    {
        "nothing" => null,
        "account" => PowerSink.AccountsOfNamespace,
        "namespace" => PowerSink.Namespace,
        "aws-role" => PowerSink.AwsRole,
        "kube-system-secrets" => PowerSink.KubeSystemSecrets,
        "node" => PowerSink.Node,
        "any-token" => PowerSink.AnyToken,
        "masters" => PowerSink.Masters,
        "cluster-admin" => PowerSink.ClusterAdmin,
        _ => throw Unreadable(word),
    };

    private static ValueList<string> List(string text) => text.Split(',').Select(item => item == "-" ? "" : item).ToValueList();

    private static FormatException Unreadable(string what) => new($"'{what}' is not a part of a file of powerful rights");
}
