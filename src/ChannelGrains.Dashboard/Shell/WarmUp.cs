using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;

namespace ChannelGrains.Dashboard.Shell;

/// <summary>Makes one page before anybody asks for one, so that the first reader does not wait for the code to be compiled.</summary>
internal sealed class WarmUp(IServer server, IHostApplicationLifetime application) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource();
        await using var registration = application.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
        // Without its certificate's name there is no way in over TLS; then the first reader waits.
        if (server.Features.Get<IServerAddressesFeature>()?.Addresses.LastOrDefault() is not { } address || !address.StartsWith("http://", StringComparison.Ordinal))
            return;
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(new Uri(new Uri(address), "/signin"), cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            // Nothing is lost but the time that it would have saved.
        }
    }
}
