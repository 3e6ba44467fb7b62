namespace ChannelGrains.Server.Tests.Driving;

/// <summary>One watch of any kind. Gives up after a minute.</summary>
public class Watch<TAnswer> : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _patience = new(Patience);
    private readonly AsyncServerStreamingCall<TAnswer> _call;

    public Watch(Func<CancellationToken, AsyncServerStreamingCall<TAnswer>> call) => _call = call(_patience.Token);

    /// <summary>The next answer.</summary>
    public async Task<TAnswer> ReadAsync()
    {
        Assert.True(await _call.ResponseStream.MoveNext(CancellationToken.None));
        return _call.ResponseStream.Current;
    }

    /// <summary>The first answer that is as wanted, and how many came until then.</summary>
    public async Task<(TAnswer Answer, int Count)> ReadUntilAsync(Func<TAnswer, bool> wanted)
    {
        for (var count = 1; ; count++)
        {
            var answer = await ReadAsync();
            if (wanted(answer))
                return (answer, count);
        }
    }

    /// <summary>The error that ends the watch, after whatever it still answers.</summary>
    public Task<RpcException> ReadToErrorAsync() => Assert.ThrowsAsync<RpcException>(async () =>
    {
        while (true)
            await ReadAsync();
    });

    /// <summary>Cancels it.</summary>
    public void Dispose()
    {
        _call.Dispose();
        _patience.Dispose();
        GC.SuppressFinalize(this);
    }
}
