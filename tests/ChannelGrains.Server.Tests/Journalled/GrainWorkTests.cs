using ChannelGrains.Grains.Journalled;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Server.Tests.Journalled;

/// <summary>One scheduler that takes one thing after the other, as a grain's does.</summary>
public sealed class GrainWorkTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly CancellationTokenSource _leaving = new();
    private readonly ConcurrentExclusiveSchedulerPair _schedulers = new();
    private readonly List<Exception> _putOff = [];
    private Queue<Func<Task<bool>>> _steps = [];

    [Fact]
    public async Task Work_WokenAsItLooksForTheLastTime_LooksAgain()
    {
        var looks = 0;
        GrainWork work = null!;
        _steps = new([LooksAsync, LooksAsync]);
        await OnGrainAsync(async () =>
        {
            work = Make();
            await work.Wake()!;
        });
        Assert.Equal(2, looks);

        async Task<bool> LooksAsync()
        {
            var isFirst = ++looks == 1;
            await Task.Yield();
            // What it has read is old by now.
            if (isFirst)
                Assert.Null(work.Wake());
            await Task.Yield();
            return false;
        }
    }

    [Fact]
    public async Task Step_ThatFails_IsTriedAgainAfterThePause()
    {
        var failure = new InvalidOperationException("the database is away");
        _steps = new([() => Task.FromException<bool>(failure), () => throw failure, () => Task.FromResult(true), () => Task.FromResult(false)]);
        var (work, run) = (Make(), Task.CompletedTask);
        await OnGrainAsync(() =>
        {
            run = work.Wake()!;
            return work.Paused;
        });
        Assert.Same(failure, Assert.Single(_putOff));
        Assert.Equal(3, _steps.Count);
        await Eventually.DoneAsync(_time, TimeSpan.FromSeconds(1), DoneAsync());
        Assert.Equal((2, 0), (_putOff.Count, _steps.Count));
        Assert.True(work.Paused.IsCompleted);

        async Task<bool> DoneAsync()
        {
            await run;
            return true;
        }
    }

    [Fact]
    public async Task Work_OfAGrainThatLeaves_BeginsNoStep()
    {
        _steps = new([() => throw new InvalidOperationException("the store is closed")]);
        var (work, run) = (Make(), Task.CompletedTask);
        await OnGrainAsync(() =>
        {
            run = work.Wake()!;
            _leaving.Cancel();
            return run;
        });
        Assert.Null(work.Wake());
        Assert.Equal((0, 1), (_putOff.Count, _steps.Count));
    }

    public void Dispose() => _leaving.Dispose();

    private GrainWork Make() => new(() => _steps.Dequeue()(), _putOff.Add, _time, _leaving.Token);

    private Task OnGrainAsync(Func<Task> turn) =>
        Task.Factory.StartNew(turn, TestContext.Current.CancellationToken, TaskCreationOptions.None, _schedulers.ExclusiveScheduler).Unwrap().WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
}
