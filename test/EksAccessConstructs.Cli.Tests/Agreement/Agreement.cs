using System.Text.Json;
using System.Text.RegularExpressions;
using EksAccessConstructs.Cli.Inputs;

namespace EksAccessConstructs.Tests.Agreement;

/// <summary>Asks every verb about one input and holds the answers against each other.</summary>
internal sealed partial class Agreement(string path, string defaults, IReadOnlyList<string> principals)
{
    private const string AdminRole = "the administrator role of the stack";

    // The first is asked about everything in the whole cluster: who may that is administrator.
    private static readonly (string Verb, string Resource, string[] Where)[] Questions =
    [
        ("*", "*.*", ["-A"]), ("get", "pods", ["-n", "shop"]), ("delete", "deployments.apps", ["-n", "shop"]), ("list", "nodes", []),
    ];

    /// <summary>Everything in which two verbs contradict each other.</summary>
    public IEnumerable<string> Differences()
    {
        var logins = Callers();
        var decisions = Decisions();
        return [.. principals.SelectMany(principal => OfPrincipal(principal, logins[principal], decisions)), .. OfQuestions(decisions), .. OfAdministrators()];
    }

    private IEnumerable<string> OfPrincipal(string principal, AuthenticatedAs login, Dictionary<(string, int), string> decisions)
    {
        var alone = Alone(principal);
        if (alone != login)
        {
            yield return $"whoami of '{principal}' alone is {alone}, among callers {login}";
        }

        var all = Enumerable.Range(0, Questions.Length).Select(question => decisions[(principal, question)]).ToList();
        if (login.Mapped is "no" or "error" && all.Contains("yes"))
        {
            yield return $"'{principal}' is mapped {login.Mapped} and may do something";
        }

        var (rights, open) = WhatCan(principal);
        if (rights == 0 && !open && all.Exists(answer => answer != "no"))
        {
            yield return $"what-can of '{principal}' gives nothing, and can-i says {string.Join(", ", all)}";
        }

        if (login is { Mapped: "yes", Groups: var groups } && groups.Contains("system:masters") && all.Exists(answer => answer != "yes"))
        {
            yield return $"'{principal}' is in system:masters, and can-i says {string.Join(", ", all)}";
        }

        for (var question = 0; question < Questions.Length && login.Mapped == "yes"; question++)
        {
            if (ByRbac(login, question) == "yes" && decisions[(principal, question)] != "yes")
            {
                yield return $"what '{principal}' becomes may {Questions[question].Verb} {Questions[question].Resource}, "
                    + $"and can-i says {decisions[(principal, question)]}";
            }
        }
    }

    private IEnumerable<string> OfQuestions(Dictionary<(string, int), string> decisions)
    {
        for (var question = 0; question < Questions.Length; question++)
        {
            var able = WhoCan(question);
            foreach (var principal in principals.Where(able.ContainsKey).Where(principal => able[principal] != decisions[(principal, question)]))
            {
                yield return $"who-can {Questions[question].Verb} says {able[principal]} for '{principal}', can-i {decisions[(principal, question)]}";
            }

            foreach (var principal in principals.Where(principal => !able.ContainsKey(principal)
                && decisions[(principal, question)] == "yes"
                && IsCanonical(principal)))
            {
                yield return $"who-can {Questions[question].Verb} leaves out '{principal}', and can-i says yes";
            }
        }
    }

    private IEnumerable<string> OfAdministrators()
    {
        var run = Run("lockout", "--defaults", defaults, path, path);
        var administrators = Administrators().Match(run.Out) is { Success: true } match
            ? match.Groups["who"].Value.Split(", ").Select(who => who == "{AdminRole}" ? AdminRole : who).ToHashSet()
            : [];
        var able = WhoCan(0).Where(pair => pair.Value == "yes").Select(pair => pair.Key).ToHashSet();
        if (!administrators.SetEquals(able))
        {
            yield return $"lockout names the administrators [{string.Join(", ", administrators)}], who-can [{string.Join(", ", able)}]";
        }

        if (run.Out.Contains(" loses ", StringComparison.Ordinal))
        {
            yield return $"somebody loses access though nothing changes: {run.Out}";
        }

        var needsRole = Run("lint", "--defaults", defaults, path).Out.Contains(" EKS040:", StringComparison.Ordinal);
        if (needsRole != able.Contains(AdminRole))
        {
            yield return $"lint says that a role is {(needsRole ? "made" : "not made")} for want of an administrator, "
                + $"who-can that it is {(able.Contains(AdminRole) ? "" : "not ")}there";
        }

        if (able.Any(who => who == AdminRole || who.Contains(":role/", StringComparison.Ordinal))
            && run.Out.Contains("administrator remains: no", StringComparison.Ordinal))
        {
            yield return "lockout sees no administrator, and a role may do everything";
        }
    }

    private Dictionary<string, AuthenticatedAs> Callers()
    {
        using var file = new TempFile($"id,arn\n{string.Concat(principals.Select(principal => $"{principal},{principal}\n"))}");
        return Rows(Run("whoami", "--defaults", defaults, "--callers", file.Path, path).Out).GroupBy(row => row["id"])
            .ToDictionary(rows => rows.Key, rows => new AuthenticatedAs(rows.First()["mapped"], string.Join('\n', rows.Select(row => row["username"])),
                string.Join('\n', rows.Select(row => row["groups"].Replace('|', ',')))));
    }

    private AuthenticatedAs Alone(string principal)
    {
        var lines = Run("whoami", "--defaults", defaults, "--as", principal, path).Out.Split('\n');
        string Of(string head) =>
            string.Join('\n', lines.Where(line => line.StartsWith(head, StringComparison.Ordinal)).Select(line => line[head.Length..].Trim()));
        return lines[0].Length == 0 ? new AuthenticatedAs("error", "", "") : new AuthenticatedAs(
            Of("mapped"),
            Of("username").Replace("''", "", StringComparison.Ordinal),
            Of("groups").Replace("''", "", StringComparison.Ordinal).Replace(", ", ",", StringComparison.Ordinal));
    }

    private Dictionary<(string, int), string> Decisions() => (
        from principal in principals
        from question in Enumerable.Range(0, Questions.Length)
        select (principal, question)).ToDictionary(pair => pair, pair => CanI(pair.question, "--defaults", defaults, "--as", pair.principal));

    private string ByRbac(AuthenticatedAs login, int question) => CanI(question, [
        "--defaults", defaults, "--user", login.Username,
        .. login.Groups.Split(',', StringSplitOptions.RemoveEmptyEntries).SelectMany(group => (string[])["--group", group])]);

    private string CanI(int question, params string[] who)
    {
        var (verb, resource, where) = Questions[question];
        var run = Run(["can-i", verb, resource, path, .. where, .. who]);
        return run.Out.Split('\n')[0];
    }

    private (int Rights, bool IsOpen) WhatCan(string principal)
    {
        using var json = JsonDocument.Parse(Run("what-can", "--defaults", defaults, "--as", principal, path, "--format", "json") is { Code: 0 } run
            ? run.Out
            : "{\"rights\":[],\"notes\":[\"\"]}");
        return (json.RootElement.GetProperty("rights").GetArrayLength(), json.RootElement.GetProperty("notes").GetArrayLength() > 0);
    }

    private Dictionary<string, string> WhoCan(int question)
    {
        var (verb, resource, where) = Questions[question];
        var run = Run(["who-can", verb, resource, path, .. where, "--defaults", defaults, "--format", "json"]);
        if (run.Out.Length == 0)
        {
            return [];
        }

        using var json = JsonDocument.Parse(run.Out);
        return json.RootElement.GetProperty("who").EnumerateArray()
            .Where(row => row.GetProperty("kind").GetString() == "principal")
            .ToDictionary(row => row.GetProperty("who").GetString() ?? "", row => row.GetProperty("may").GetString() ?? "");
    }

    private static ToolRun Run(params string[] args) => ToolRun.Of(args);

    private static bool IsCanonical(string principal) => principal.Contains(":iam::", StringComparison.Ordinal) && principal.Split('/').Length == 2;

    private static IEnumerable<IReadOnlyDictionary<string, string>> Rows(string csv) => [.. new CsvReader(new StringReader(csv)).Rows()];

    [GeneratedRegex(@"administrator remains: \w+ \((?<who>.+)\)")]
    private static partial Regex Administrators();
}

/// <summary>What whoami says.</summary>
internal sealed record AuthenticatedAs(string Mapped, string Username, string Groups);
