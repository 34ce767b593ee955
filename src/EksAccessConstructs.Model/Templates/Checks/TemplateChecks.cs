namespace EksAccessConstructs.Templates.Checks;

/// <summary>Holds templates against everything that CloudFormation, IAM and EKS would refuse of access to clusters and that a template tells, by the rules
/// that hold for ClusterConfigs and constructs, too. What only a deployment knows gives no finding.</summary>
internal static class TemplateChecks
{
    /// <summary>Every finding.</summary>
    /// <param name="set">The templates.</param>
    /// <param name="reader">What has read them.</param>
    /// <param name="clusters">The clusters that they are about.</param>
    public static IEnumerable<Finding> Findings(TemplateSet set, ResourceReader reader, ValueList<TemplateCluster> clusters)
    {
        var associations = new AssociationsCheck(set, reader);
        return set.Scopes.SelectMany(scope => ReferenceCheck.Findings(scope.Template)
                .Concat(scope.Template.Resources.SelectMany(resource => OfResource(set, reader, resource, scope))))
            .Concat(clusters.SelectMany(cluster => ControlPlaneCheck.Findings(cluster).Concat(EntriesCheck.Findings(cluster))
                .Concat(associations.Findings(cluster)).Concat(NodesCheck.Findings(cluster)).Concat(CapabilitiesCheck.Findings(cluster))));
    }

    private static IEnumerable<Finding> OfResource(TemplateSet set, ResourceReader reader, TemplateResource resource, TemplateScope scope)
    {
        if (IamCheck.Has(resource))
        {
            return Checked().Findings(properties => IamCheck.Findings(resource, properties));
        }

        return EksTypes.Find(resource.Type) is null
            ? ShapeCheck.OfType(resource)
            : Checked().Findings(properties => ShapeCheck.OfProperties(resource, properties).Concat(RoleArnCheck.Findings(set, resource, properties)));

        CheckedResource Checked() => new(resource, scope, reader.Properties(resource, scope));
    }
}
