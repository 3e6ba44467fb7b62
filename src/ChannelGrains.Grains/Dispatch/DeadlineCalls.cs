using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace ChannelGrains.Grains.Dispatch;

/// <summary>Has each call of a gateway apart say until when it is waited for.</summary>
internal sealed class DeadlineCalls(IOptions<ClientMessagingOptions> messaging, TimeProvider time) : IOutgoingGrainCallFilter
{
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        CallDeadline.Set(time.GetUtcNow() + (context.Request.GetDefaultResponseTimeout() ?? messaging.Value.ResponseTimeout));
        await context.Invoke();
    }
}
