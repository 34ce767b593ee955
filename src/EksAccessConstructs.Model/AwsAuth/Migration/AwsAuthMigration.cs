using EksAccessConstructs.Access;

namespace EksAccessConstructs.AwsAuth;

/// <summary>Carries aws-auth over to access entries, and says what they cannot say.</summary>
/// <remarks>Sources: EKS User Guide, "Migrating existing aws-auth ConfigMap entries to access entries"; rules AE01 to AE23;
/// what aws-iam-authenticator matches.</remarks>
public static class AwsAuthMigration
{
    /// <summary>One item carried over. The item is taken for one that counts: shadowed ones are for <see cref="Plan"/> to find.</summary>
    /// <param name="item">The item.</param>
    /// <param name="options">What is known beside it. Null: nothing.</param>
    public static MigratedItem Entry(AwsAuthItem item, MigrationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(item);
        options ??= new MigrationOptions();
        var (principal, loss) = new PrincipalLookup(options).Find(item);
        if (principal is null)
        {
            return new MigratedItem(item, null, loss is null ? [] : [Awakened(loss, item, options)]);
        }

        var migrated = new ItemMigration(item, principal, options).Run();
        return loss is null ? migrated : migrated with { Losses = [loss, .. migrated.Losses] };
    }

    /// <summary>A whole ConfigMap carried over.</summary>
    /// <param name="map">The map.</param>
    /// <param name="options">What is known beside it. Null: nothing.</param>
    public static MigrationPlan Plan(AwsAuthMap map, MigrationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(map);
        options ??= new MigrationOptions();
        var hidden = new HiddenItems(map, options);
        var migrated = map.Items.Select(item => hidden.Why(item) is { } why ? new MigratedItem(item, null, [why]) : Entry(item, options)).ToList();
        var grants = migrated.Select(one => one.Grant).OfType<AccessGrant>().DistinctBy(grant => grant.Principal).ToValueList();
        ValueList<MigrationLoss> losses =
        [
            .. migrated.SelectMany(one => one.Losses),
            .. map.StoredAccounts.Select(id => Account(map, id)),
            .. map.Lost.Select(Unread),
        ];
        return new MigrationPlan
        {
            From = map,
            Grants = grants,
            Losses = losses,
            Rbac = migrated.SelectMany(one => one.OwnGroups)
                .Select(pair => pair.Key)
                .Distinct(StringComparer.Ordinal)
                .SelectMany(group => OwnGroup.For(group, options.Rbac).Objects)
                .ToValueList(),
            Steps = MigrationSteps.Between(options.Mode, options.Target, losses.Any(loss => loss.BlocksApiMode)),
            Findings = [.. losses.Select(loss => loss.ToFinding()), .. Administrator(map, [.. options.Existing, .. grants]), .. Way(options)],
        };
    }

    // What a dead item would grant if it came to life.
    private static MigrationLoss Awakened(MigrationLoss loss, AwsAuthItem item, MigrationOptions options) => loss.Dormant is { Principal: var principal }
        ? loss with { Dormant = new ItemMigration(item, principal, options).Run().Grant }
        : loss;

    private static MigrationLoss Account(AwsAuthMap map, string id) => new(
        LossKind.Lost,
        id,
        "mapAccounts lets everybody of an account in, and an entry names one principal",
        "name the roles and users of the account that are used, each with an entry",
        map.Accounts.First(account => account.Id == id).Origin);

    private static MigrationLoss Unread(LostItem lost) => new(
        LossKind.Dead, lost.Who, "the authenticator does not read it", "repair aws-auth first if it is meant to let somebody in", lost.Origin);

    private static IEnumerable<Finding> Administrator(AwsAuthMap map, ValueList<AccessGrant> grants)
    {
        if (AccessPlan.Build(grants).Value is { } plan && plan.DurableAdministrators.Any())
        {
            return [];
        }

        var users = grants.Any(grant => grant.IsClusterAdmin) ? ", only IAM users are" : "";
        return [AwsAuthRules.AdministratorRemains.At(
            map.Origin.Location,
            $"no role is administrator by the entries{users}; add an entry with AmazonEKSClusterAdminPolicy for a role before the mode becomes API")];
    }

    private static IEnumerable<Finding> Way(MigrationOptions options) => options.Mode.StepsTo(options.Target) is null
        ? [AwsAuthRules.ModeGoesOneStep.At(
            null, $"the authentication mode cannot go back from {options.Mode.ToApiValue()} to {options.Target.ToApiValue()}; EKS refuses it")]
        : [];
}
