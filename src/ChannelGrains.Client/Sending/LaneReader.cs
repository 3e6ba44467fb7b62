using ChannelGrains.Ingest.V1;
using Grpc.Core;

namespace ChannelGrains.Client;

/// <summary>Asks the server where lanes stand, a few at a time, until it answers or refuses for good.</summary>
internal sealed class LaneReader(IngestService.IngestServiceClient client, string sourceId, SenderOptions options)
{
    private const int LookUpsAtOnce = 16;

    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _room = new(LookUpsAtOnce);
    private readonly Backoff _backoff = new(options.BackoffMin, options.BackoffMax);

    /// <exception cref="RpcException">The server refused.</exception>
    public async Task<Lane> ReadAsync(string partnerId, CancellationToken cancellationToken)
    {
        var clock = options.TimeProvider;
        var request = new GetLaneRequest { SourceId = sourceId, PartnerId = partnerId };
        for (var failures = 1; ; failures++)
        {
            ServerError error;
            await _room.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                using var timeout = new CancellationTokenSource(CallTimeout, clock);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
                return (await client.GetLaneAsync(request, cancellationToken: either.Token).ConfigureAwait(false)).Lane;
            }
            catch (RpcException exception)
            {
                cancellationToken.ThrowIfCancellationRequested();
                error = ServerError.From(exception);
                if (BatchVerdicts.Of(error, SourceMode.Keyed, failures) == BatchVerdict.Refuse)
                    throw;
            }
            finally
            {
                _room.Release();
            }
            await Task.Delay(_backoff.Delay(failures, error.RetryDelay), clock, cancellationToken).ConfigureAwait(false);
        }
    }
}
