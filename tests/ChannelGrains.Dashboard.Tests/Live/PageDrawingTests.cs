using ChannelGrains.Dashboard.Live;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Dashboard.Tests.Live;

public sealed class PageDrawingTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    private readonly PageDrawing _drawing = new(ActivatorUtilities.CreateInstance<DrawPace>(new ServiceCollection().AddMetrics().BuildServiceProvider(), new DashboardOptions()));

    [Fact]
    public async Task Ask_WhileTheBrowserIsAway_IsDrawnOnceItIsBack()
    {
        var part = new Part();
        _drawing.Ask(part);
        _drawing.Ask(part);
        Assert.Equal(0, part.Draws);
        await _drawing.OnConnectionUpAsync(null!, default);
        await part.Drawn.WaitAsync(Bound);
        await _drawing.OnConnectionDownAsync(null!, default);
        _drawing.Ask(part);
        Assert.Equal(1, part.Draws);
    }

    [Fact]
    public async Task Ask_OfAPartThatIsNoMore_DrawsTheOthersOnly()
    {
        var (gone, other) = (new Part(), new Part());
        _drawing.Ask(gone);
        _drawing.Ask(other);
        _drawing.Forget(gone);
        await _drawing.OnConnectionUpAsync(null!, default);
        await other.Drawn.WaitAsync(Bound);
        Assert.Equal(0, gone.Draws);
    }

    private sealed class Part : ILivePart
    {
        private readonly TaskCompletionSource _drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Drawn => _drawn.Task;

        public int Draws { get; private set; }

        public Task InvokeAsync(Action work)
        {
            work();
            return Task.CompletedTask;
        }

        public Task DrawAsync()
        {
            Draws++;
            _drawn.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
