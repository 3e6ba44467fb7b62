using ChannelGrains.Campaigns.Clusters;
using ChannelGrains.Testing.Clusters;

namespace ChannelGrains.Crash.Tests.Clusters;

/// <summary>A cluster for the tests of a class.</summary>
public sealed class SecureCluster : IAsyncLifetime
{
    private SecureDeployment? _deployment;

    public ClusterProcesses Processes => _deployment!.Processes;

    public string CertificateOf(string name) => _deployment!.CertificateOf(name);

    public async ValueTask InitializeAsync() => _deployment = await SecureDeployment.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_deployment is not null)
            await _deployment.DisposeAsync();
    }
}
