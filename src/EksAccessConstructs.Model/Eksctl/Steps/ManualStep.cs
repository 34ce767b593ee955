namespace EksAccessConstructs.Eksctl.Steps;

/// <summary>One thing that is to be done by hand once a stack is deployed, because no template can do it.</summary>
/// <param name="What">What is to be done, such as "install the NVIDIA device plugin".</param>
/// <param name="Why">What is missing without it.</param>
/// <param name="Command">One line for a POSIX shell that does it; it runs as somebody who may administer the cluster.</param>
/// <param name="Location">What in the input asks for it; null where it was asked for in code.</param>
public sealed record ManualStep(string What, string Why, string Command, SourceLocation? Location = null);
