namespace EksAccessConstructs.AwsAuth;

/// <summary>What the authenticator keeps of an aws-auth ConfigMap, in the order of the text.</summary>
/// <remarks>Source: aws-iam-authenticator, <c>ParseMap</c> and <c>saveMap</c>.</remarks>
public sealed record AwsAuthMap
{
    /// <summary>No items at all, as where the ConfigMap is missing or deleted.</summary>
    public static AwsAuthMap Empty { get; } = new();

    /// <summary>The items of mapRoles that the authenticator keeps.</summary>
    public ValueList<AwsAuthItem> Roles { get; init; }

    /// <summary>The items of mapUsers that the authenticator keeps.</summary>
    public ValueList<AwsAuthItem> Users { get; init; }

    /// <summary>The accounts of mapAccounts that the authenticator keeps.</summary>
    public ValueList<AwsAuthAccount> Accounts { get; init; }

    /// <summary>Everybody whom the text names and the authenticator does not read: lost sections and dropped items, as far as readable.</summary>
    public ValueList<LostItem> Lost { get; init; }

    /// <summary>False where the object is not kube-system/aws-auth, so that the authenticator passes over all of it.</summary>
    /// <value>Default: true.</value>
    public bool IsWatched { get; init; } = true;

    /// <summary>Where the ConfigMap was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>The items of mapRoles, then those of mapUsers.</summary>
    public IEnumerable<AwsAuthItem> Items => Roles.Concat(Users);

    /// <summary>The role items that count: of several with the same ARN in any letter case, the last one.</summary>
    public ValueList<AwsAuthItem> StoredRoles => !IsWatched ? [] : LastOfEach(Roles, item => item.Sso is { } sso ? sso.Pattern : GoText.ToLower(item.Arn));

    /// <summary>The user items that count: of several with the same ARN, letter for letter, the last one.</summary>
    public ValueList<AwsAuthItem> StoredUsers => !IsWatched ? [] : LastOfEach(Users, item => item.Arn);

    /// <summary>The accounts that count, each once.</summary>
    public ValueList<string> StoredAccounts => !IsWatched ? [] : Accounts.Select(account => account.Id).Distinct(StringComparer.Ordinal).ToValueList();

    /// <summary>The items that count: <see cref="StoredRoles"/>, then <see cref="StoredUsers"/>.</summary>
    public IEnumerable<AwsAuthItem> StoredItems => StoredRoles.Concat(StoredUsers);

    private static ValueList<AwsAuthItem> LastOfEach(ValueList<AwsAuthItem> items, Func<AwsAuthItem, string> key)
    {
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < items.Count; i++)
        {
            last[key(items[i])] = i;
        }

        return items.Where((item, i) => last[key(item)] == i).ToValueList();
    }
}
