namespace ChannelGrains.Grains.Dispatch;

/// <summary>Refuses a call that its gateway does not wait for any more.</summary>
internal sealed class LateCalls(TimeProvider time) : IIncomingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context) =>
        CallDeadline.Take() is { } until && time.GetUtcNow() - until is var late && late > CallDeadline.Tolerance
            ? Task.FromException(new TimeoutException(
                $"The call came {late.TotalSeconds:0.0} s after its gateway had given it up, so it is not done. It was held up on its way, or clocks differ: channelctl doctor compares them."))
            : context.Invoke();
}
