using Grpc.Core;

namespace ChannelGrains.Dashboard.Live;

/// <summary>The answers to a question that is asked again and again.</summary>
/// <param name="every">How long after an answer it is asked again.</param>
/// <param name="ask">Asks once.</param>
/// <param name="ended">Ends the asking.</param>
internal sealed class AskedAnswers<TResponse>(TimeSpan every, Func<CancellationToken, AsyncUnaryCall<TResponse>> ask, CancellationToken ended) : IAsyncStreamReader<TResponse>, IDisposable
    where TResponse : class
{
    /// <summary>How long one answer is waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _left = CancellationTokenSource.CreateLinkedTokenSource(ended);
    private TResponse? _current;

    public TResponse Current => _current!;

    /// <exception cref="RpcException">The server refused, or did not answer in time.</exception>
    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        using var any = CancellationTokenSource.CreateLinkedTokenSource(_left.Token, cancellationToken);
        if (_current is not null)
            await Task.Delay(every, TimeProvider.System, any.Token);
        using var late = new CancellationTokenSource(Patience, TimeProvider.System);
        using var each = CancellationTokenSource.CreateLinkedTokenSource(any.Token, late.Token);
        using var call = ask(each.Token);
        _current = await call.ResponseAsync;
        return true;
    }

    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
    }
}
