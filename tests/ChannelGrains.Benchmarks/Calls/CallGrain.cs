using Orleans.Concurrency;

namespace ChannelGrains.Benchmarks.Calls;

[Reentrant]
internal sealed class CallGrain : Grain, ICallGrain
{
    private static readonly object Known = "an answer";

    private CallPart? _part;

    public Task<object> Answer { get; } = Task.FromResult(Known);

    public Task<object> Own() => Answer;

    public Task<object> OfThePart() => (_part ??= new CallPart(this)).Answer();
}

/// <summary>What the grain's class delegates to.</summary>
internal sealed class CallPart(CallGrain grain)
{
    public Task<object> Answer() => grain.Answer;
}

internal sealed class CallExtension(IGrainContextAccessor context) : ICallExtension
{
    private readonly CallGrain _grain = (CallGrain)context.GrainContext.GrainInstance!;

    public Task<object> OfTheExtension() => _grain.Answer;
}
