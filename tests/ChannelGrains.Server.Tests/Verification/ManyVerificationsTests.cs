using ChannelGrains.Admin.V1;

namespace ChannelGrains.Server.Tests.Verification;

/// <summary>A verification reads the whole journal: callers share the work of one at a time, and those who leave do none.</summary>
public sealed class ManyVerificationsTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Verify_CalledWhileOneRuns_Waits()
    {
        await using var server = await HookedServer.StartAsync();
        var gate = new Gate();
        server.Store.BeforeList = gate.EnterAsync;

        var calls = Enumerable.Range(0, 5).Select(_ => VerifyAsync(server, CancellationToken.None)).ToList();
        await gate.Entered.WaitAsync(Bound);
        gate.Open();

        foreach (var call in calls)
            Assert.Empty((await call.WaitAsync(Bound)).Problems);
        Assert.Equal((5, 1), (gate.Entries, gate.MostAtOnce));
    }

    [Fact]
    public async Task Verify_CallerLeaves_EndsAndLetsTheNextRun()
    {
        await using var server = await HookedServer.StartAsync();
        var gate = new Gate();
        server.Store.BeforeList = gate.EnterAsync;
        using var leave = new CancellationTokenSource();
        var left = VerifyAsync(server, leave.Token);
        await gate.Entered.WaitAsync(Bound);

        await leave.CancelAsync();

        await Assert.ThrowsAsync<RpcException>(() => left.WaitAsync(Bound));
        await gate.Left.WaitAsync(Bound);
        server.Store.BeforeList = null;
        Assert.Empty((await VerifyAsync(server, CancellationToken.None).WaitAsync(Bound)).Problems);
    }

    private static async Task<VerifyJournalResponse> VerifyAsync(HookedServer server, CancellationToken cancellationToken) =>
        await server.Client.Admin.VerifyJournalAsync(new VerifyJournalRequest(), cancellationToken: cancellationToken);

    /// <summary>Holds who enters until it opens or they give up.</summary>
    private sealed class Gate
    {
        private readonly TaskCompletionSource _entered = new(), _open = new(), _left = new();
        private int _inside, _entries, _mostAtOnce;

        public Task Entered => _entered.Task;

        public Task Left => _left.Task;

        public int Entries => _entries;

        public int MostAtOnce => _mostAtOnce;

        public void Open() => _open.SetResult();

        public async Task EnterAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _entries);
            _mostAtOnce = Math.Max(_mostAtOnce, Interlocked.Increment(ref _inside));
            _entered.TrySetResult();
            try
            {
                await _open.Task.WaitAsync(cancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref _inside);
                _left.TrySetResult();
            }
        }
    }
}
