namespace EksAccessConstructs.Eksctl;

/// <summary>Reads a file with a public SSH key that a ClusterConfig names: whoever may read files gives one to <see cref="ClusterConfigReader"/>.</summary>
/// <param name="path">The path as the ClusterConfig has it; <c>~</c> is the home folder.</param>
/// <param name="configFile">The file of the ClusterConfig, to whose folder the path is relative.</param>
/// <returns>The text, or a finding that says why there is none.</returns>
public delegate Reading<string> KeyFileReader(string path, string configFile);
