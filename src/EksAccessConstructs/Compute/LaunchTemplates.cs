namespace EksAccessConstructs.Compute;

/// <summary>Launch templates of the CDK as managed node groups take them.</summary>
public static class LaunchTemplates
{
    /// <summary>The template for <see cref="ManagedNodesProps.LaunchTemplate"/>: in the newest version where the app makes it, so that a change of it rolls the
    /// nodes, else in the version that it was imported with.</summary>
    /// <param name="template">The template.</param>
    /// <param name="namesImage">True where it names an image, so that none is chosen beside it.</param>
    /// <exception cref="ArgumentException">It was imported by name; a node group takes it by id.</exception>
    public static ExistingLaunchTemplate ToExisting(this Ec2.ILaunchTemplate template, bool namesImage = false)
    {
        ArgumentNullException.ThrowIfNull(template);
        return template.LaunchTemplateId is { } id
            ? new(id, template is Ec2.LaunchTemplate made ? made.LatestVersionNumber : template.VersionNumber, namesImage)
            : throw new ArgumentException(
                $"{template.Node.Path}: a node group takes a launch template by its id; import it by LaunchTemplateId", nameof(template));
    }
}
