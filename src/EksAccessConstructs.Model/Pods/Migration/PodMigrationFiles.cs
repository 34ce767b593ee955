using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EksAccessConstructs.Access;
using EksAccessConstructs.Addons;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Permissions;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Pods.Migration;

/// <summary>What a migration of pods comes to as files.</summary>
public static class PodMigrationFiles
{
    /// <summary>The ClusterConfig that adds the associations to the cluster, which this project's app and eksctl both read; null for IRSA, and where
    /// nothing is moved.</summary>
    public static string? ClusterConfig(PodMigrationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Options.Target is not PodMigrationTarget.PodIdentity || !plan.Done.Any())
        {
            return null;
        }

        return ClusterConfigWriter.Write(new ClusterConfig
        {
            Metadata = new ClusterMetadata { Name = plan.Options.Cluster, Region = plan.Options.Region },
            Iam = new IamConfig { PodIdentityAssociations = plan.Done.Select(move => Association(move, plan.Options)).ToValueList() },
            Addons = [new AddonConfig { Name = AddonNames.PodIdentityAgent }],
        });
    }

    /// <summary>The service accounts that are made or, for IRSA, get their annotation; null where there is none.</summary>
    public static string? ServiceAccounts(PodMigrationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var accounts = plan.Done.Where(move => move.IsNewAccount || plan.Options.Target is PodMigrationTarget.Irsa).Select(move => new ServiceAccountObject
        {
            Namespace = move.Namespace,
            Name = move.ServiceAccount,
            Annotations = plan.Options.Target is PodMigrationTarget.Irsa ? ValueMap.Of((AccountBindings.RoleAnnotation, move.Role ?? "")) : [],
        }).ToList();
        return accounts.Count == 0 ? null : RbacWriter.Write(accounts);
    }

    /// <summary>The statements that are added to the trust of each role, by the name of the role.</summary>
    public static IEnumerable<(string Role, string Json)> Trusts(PodMigrationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Done.GroupBy(move => PrincipalArn.Read(move.Role ?? "").Value?.Name ?? "", StringComparer.Ordinal)
            .Select(role => (role.Key, Readable(TrustDocument.Of(role.SelectMany(move => move.Trust)))));
    }

    /// <summary>The patches that take the annotations of the old way from workloads, service accounts and namespaces, and the component of kustomize that
    /// lists them, by the name of the file; none where there is nothing to take away.</summary>
    public static IEnumerable<(string File, string Text)> Removals(PodMigrationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var patches = plan.Removals.Select(removal => (removal.File, DocumentWriter.Yaml(removal.Patch))).ToList();
        return patches.Count == 0 ? [] : patches.Append(("kustomization.yaml", Component(plan.Removals)));
    }

    private static string Component(ValueList<AnnotationRemoval> removals) =>
        """
        # The last phase: takes the annotations of the old way away. In the kustomization.yaml that has these objects as resources:
        #   components: [PATH/remove]

        """ + DocumentWriter.Yaml(DocumentValue.Map(
            ("apiVersion", "kustomize.config.k8s.io/v1alpha1"),
            ("kind", "Component"),
            ("patches", new DocumentValue.Sequence(removals.Select(removal => (DocumentValue)DocumentValue.Map(
                ("path", removal.File), ("target", removal.Target))).ToValueList()))));

    private static string Readable(DocumentValue value)
    {
        using var document = JsonDocument.Parse(DocumentWriter.Json(value));
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions
        {
            Indented = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            NewLine = "\n"
        }))
        {
            document.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static PodIdentityConfig Association(PodMove move, PodMigrationOptions options) => new()
    {
        Namespace = move.Namespace,
        ServiceAccountName = move.ServiceAccount,
        RoleArn = move.CrossesAccounts ? null : move.Role,
        TargetRoleArn = move.CrossesAccounts ? move.Role : null,
        RoleName = move.CrossesAccounts ? PodMigrationTrust.SourceRoleName(move, options) : null,
        PermissionPolicy = move.CrossesAccounts ? new InlineDocument(DocumentWriter.Json(TakesOn(move.Role ?? ""))) : null,
    };

    private static DocumentValue.Mapping TakesOn(string role) => DocumentValue.Map(
        ("Version", "2012-10-17"),
        ("Statement", new DocumentValue.Sequence([DocumentValue.Map(
            ("Effect", "Allow"),
            ("Action", DocumentValue.List(["sts:AssumeRole", "sts:TagSession"])),
            ("Resource", role))])));
}
