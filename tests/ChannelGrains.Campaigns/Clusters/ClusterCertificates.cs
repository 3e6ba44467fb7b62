using ChannelGrains.Cli;

namespace ChannelGrains.Campaigns.Clusters;

/// <summary>Certificates as <c>channelctl cluster certificates</c> makes them.</summary>
internal static class ClusterCertificates
{
    public static async Task MakeAsync(string directory, params string[] names)
    {
        using var error = new StringWriter();
        var code = await ChannelCtl.RunAsync(
            ["cluster", "certificates", "--to", directory, .. names.SelectMany(name => new[] { "--name", name })], TextWriter.Null, error, isTerminal: false, _ => null, TimeProvider.System, CancellationToken.None);
        if (code != 0)
            throw new InvalidOperationException($"No certificates in {directory}: {error}");
    }
}
