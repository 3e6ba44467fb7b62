using Google.Protobuf;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Commands;

/// <summary>A call that changes something, and what must come of it.</summary>
internal abstract class Command
{
    private const string RequestIdField = "request_id";

    /// <summary>What it adds to what is shown, once it is acknowledged.</summary>
    public Func<Shown, Shown> Effect { get; init; } = shown => shown;

    /// <summary>How it must be refused; null when it must not.</summary>
    public Refused? Refused { get; init; }

    public virtual string RequestId => (string)Request.Descriptor.FindFieldByName(RequestIdField).Accessor.GetValue(Request);

    /// <summary>False for what is known by its own content, whatever id it comes under.</summary>
    public virtual bool MayBeAltered => true;

    protected abstract IMessage Request { get; }

    /// <summary>Gives the request its id, before it is sent.</summary>
    public virtual void Identify(string requestId) => Request.Descriptor.FindFieldByName(RequestIdField).Accessor.SetValue(Request, requestId);

    /// <summary>The answer.</summary>
    public abstract Task<IMessage> SendAsync(ChannelBase channel);

    /// <summary>Sends other content under the same request id.</summary>
    public abstract Task SendAlteredAsync(ChannelBase channel);

    /// <summary>The script takes from the answer what only the server can say. Called once.</summary>
    public abstract void Take(IMessage answer);

    public override string ToString() => $"{Request.Descriptor.Name} {RequestId}";
}

/// <summary>One of a method.</summary>
/// <param name="request">All that is asked for, but the request id.</param>
/// <param name="call">Calls the method.</param>
/// <param name="alter">Changes the content.</param>
internal sealed class Command<TRequest, TResponse>(TRequest request, Func<ChannelBase, TRequest, AsyncUnaryCall<TResponse>> call, Action<TRequest> alter) : Command
    where TRequest : IMessage<TRequest>
    where TResponse : IMessage<TResponse>
{
    public Action<TResponse> Taken { get; init; } = _ => { };

    /// <summary>Waits for what must have come about before it is sent.</summary>
    public Func<ChannelBase, Task> Before { get; init; } = _ => Task.CompletedTask;

    protected override IMessage Request => request;

    public override async Task<IMessage> SendAsync(ChannelBase channel)
    {
        await Before(channel);
        return await call(channel, request);
    }

    public override async Task SendAlteredAsync(ChannelBase channel)
    {
        var altered = request.Clone();
        alter(altered);
        await call(channel, altered);
    }

    public override void Take(IMessage answer) => Taken((TResponse)answer);
}
