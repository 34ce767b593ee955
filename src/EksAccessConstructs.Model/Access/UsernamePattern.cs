using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace EksAccessConstructs.Access;

/// <summary>A Kubernetes user or group name as an access entry or aws-auth gives it: text, with placeholders that each login fills in.</summary>
/// <remarks>
/// Placeholders: <c>{{SessionName}}</c> (every @ becomes -), <c>{{SessionNameRaw}}</c>, <c>{{AccountID}}</c>, <c>{{AccessKeyID}}</c>,
/// <c>{{EC2PrivateDNSName}}</c>. Anything else in braces is plain text. Source: aws-iam-authenticator, <c>renderTemplate</c>; EKS User Guide for the
/// first two. One is this library's own: <c>{{DeployedArn}}</c> stands for the ARN of a user, or of a role's session, that only deployment knows.
/// </remarks>
/// <param name="Text">The text as written.</param>
public sealed partial record UsernamePattern(string Text)
{
    /// <summary>True where every login gets the same name.</summary>
    public bool IsFixed => !Placeholder().IsMatch(Text);

    /// <summary>The placeholders in the text, each once, in the order first met.</summary>
    public ValueList<string> Placeholders => Placeholder().Matches(Text).Select(match => match.Value).Distinct().ToValueList();

    /// <summary>The user name that EKS gives a principal whose entry names none: a user's ARN, or the ARN of a
    /// role's session without the role's path.</summary>
    /// <returns>The pattern; of a principal that only deployment knows it is all placeholder.</returns>
    public static UsernamePattern DefaultFor(PrincipalArn principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return principal switch
        {
            { IsUnresolved: true } => new("{{DeployedArn}}"),
            { Kind: PrincipalKind.User } => new(principal.Text),
            _ => new($"arn:{principal.Partition}:sts::{principal.Account}:assumed-role/{principal.Name}/{{{{SessionName}}}}"),
        };
    }

    /// <summary>The pattern with what is known filled in; placeholders without a value stay.</summary>
    public UsernamePattern Fill(PlaceholderValues values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new(Placeholder().Replace(Text, match => values[match.Value] ?? match.Value));
    }

    /// <summary>What the placeholders must be for the pattern to give this name; null where no login can give it.</summary>
    /// <param name="name">A subject's name, compared byte for byte.</param>
    public PlaceholderValues? ValuesFor(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (IsFixed)
        {
            return Text == name ? PlaceholderValues.None : null;
        }

        var match = Regex.Match(name, Expression(), RegexOptions.CultureInvariant);
        return match.Success
            ? new(match.Groups.Values
                .Skip(1)
                .Where(group => group.Success)
                .ToImmutableSortedDictionary(group => $"{{{{{group.Name}}}}}", group => group.Value, StringComparer.Ordinal))
            : null;
    }

    // Session names hold 2 to 64 of these characters; {{SessionName}} has no @ any more. A placeholder met again must have the value it had.
    private string Expression()
    {
        var expression = new StringBuilder("^");
        var end = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match match in Placeholder().Matches(Text))
        {
            var name = match.Value[2..^2];
            expression.Append(Regex.Escape(Text[end..match.Index]));
            expression.Append(seen.Add(name) ? $"(?<{name}>{Values(name)})" : $@"\k<{name}>");
            end = match.Index + match.Length;
        }

        return expression.Append(Regex.Escape(Text[end..])).Append(@"\z").ToString();
    }

    private static string Values(string placeholder) => placeholder switch
    {
        "SessionName" => @"[\w+=,.-]{2,64}",
        "SessionNameRaw" => @"[\w+=,.@-]{2,64}",
        "AccountID" => "[0-9]{12}",
        "AccessKeyID" => "[A-Z0-9]{16,128}",
        "DeployedArn" => "arn:aws[a-z-]*:(?:sts::[0-9]{12}:assumed-role|iam::[0-9]{12}:user)/.+",
        _ => "[a-zA-Z0-9.-]{1,253}",
    };

    [GeneratedRegex(@"\{\{(?:SessionNameRaw|SessionName|AccountID|AccessKeyID|EC2PrivateDNSName|DeployedArn)\}\}")]
    private static partial Regex Placeholder();

    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>What one login puts in the place of placeholders.</summary>
public sealed record PlaceholderValues
{
    private readonly ImmutableSortedDictionary<string, string> values;

    internal PlaceholderValues(ImmutableSortedDictionary<string, string> values) => this.values = values;

    /// <summary>Nothing is known.</summary>
    public static PlaceholderValues None { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>What a session's name tells: <c>{{SessionName}}</c> and <c>{{SessionNameRaw}}</c>.</summary>
    public static PlaceholderValues ForSession(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return None.With("{{SessionName}}", name.Replace('@', '-')).With("{{SessionNameRaw}}", name);
    }

    /// <summary>The value of a placeholder, braces included; null where it is not known.</summary>
    public string? this[string placeholder] => values.GetValueOrDefault(placeholder);

    /// <summary>These values and one more.</summary>
    public PlaceholderValues With(string placeholder, string value) => new(values.SetItem(placeholder, value));

    /// <summary>These values, and of the other's those that these lack and that follow from them: a raw session name gives the one without @.</summary>
    public PlaceholderValues Completed => (this["{{SessionName}}"], this["{{SessionNameRaw}}"]) switch
    {
        (null, { } raw) => With("{{SessionName}}", raw.Replace('@', '-')),
        ({ } name, null) => With("{{SessionNameRaw}}", name),
        _ => this,
    };

    /// <inheritdoc/>
    public bool Equals(PlaceholderValues? other) => other is not null && values.SequenceEqual(other.values);

    /// <inheritdoc/>
    public override int GetHashCode() => values.Aggregate(0, (hash, pair) => HashCode.Combine(hash, pair.Key, pair.Value));

    /// <summary><c>SessionName 'alice'</c>, comma-separated.</summary>
    public override string ToString() => string.Join(", ", values.Select(pair => $"{pair.Key[2..^2]} '{pair.Value}'"));
}
