namespace EksAccessConstructs.Compute;

/// <summary>A launch template that exists.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version; null for its default version.</param>
/// <param name="NamesImage">True where it names an image, so that none is chosen beside it.</param>
public sealed record ExistingLaunchTemplate(string Id, string? Version = null, bool NamesImage = false);
