using ChannelGrains.Grains.Partners;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Server.Tests.Partners;

/// <summary>Which partners are told to pack what they know, and when.</summary>
public sealed class CoolingQueueTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<string> _cooled = [];
    private readonly CoolingQueue<string> _queue;

    public CoolingQueueTests() => _queue = new CoolingQueue<string>(_time, _cooled.Add);

    public void Dispose() => _queue.Dispose();

    [Fact]
    public void Partner_AfterThePause_IsCooledOnce()
    {
        _queue.Enter("a");
        Run(TimeSpan.FromSeconds(59));
        Assert.Empty(_cooled);
        Run(TimeSpan.FromSeconds(5));
        Assert.Equal(["a"], _cooled);
        Assert.Equal(0, _queue.Count);
    }

    [Fact]
    public void Partner_ThatLeftBefore_IsNotCooled()
    {
        var left = _queue.Enter("a");
        _queue.Enter("b");
        Assert.Equal("a", left.Leave());
        Run(TimeSpan.FromSeconds(65));
        Assert.Equal(["b"], _cooled);
    }

    [Fact]
    public void Partners_ThatFallSilentByTenThousandASecond_AreAllCooledInTime()
    {
        const int PerSecond = 10_000, Seconds = 180;
        for (var second = 0; second < Seconds; second++)
        {
            for (var i = 0; i < PerSecond; i++)
                _queue.Enter("a");
            Run(TimeSpan.FromSeconds(1));
        }
        // What entered up to a minute ago is not due; of the rest nothing lies for longer than a minute.
        Assert.InRange(_queue.Count, 0, PerSecond * 120);
        Run(TimeSpan.FromSeconds(120));
        Assert.Equal(PerSecond * Seconds, _cooled.Count);
    }

    private void Run(TimeSpan time)
    {
        for (var gone = TimeSpan.Zero; gone < time; gone += TimeSpan.FromMilliseconds(250))
            _time.Advance(TimeSpan.FromMilliseconds(250));
    }
}
