using ChannelGrains.Grains.Settlement;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Dashboard.Tests.Settlement;

/// <summary>A server whose partners close when the test says so, and which until then answers how far that is once, for the page as it is sent, and again when the test says so.</summary>
internal sealed class HeldClose : Interceptor, IIncomingGrainCallFilter, IDisposable
{
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously), _close = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _asked;

    public void Register(IServiceCollection services) =>
        services.AddSingleton(this).AddSingleton<IIncomingGrainCallFilter>(this).PostConfigure<GrpcServiceOptions>(options => options.Interceptors.Add<HeldClose>());

    public void Answer() => _answer.TrySetResult();

    public void Close() => _close.TrySetResult();

    public void Dispose()
    {
        Answer();
        Close();
    }

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        if (context.Method.EndsWith("/GetJob", StringComparison.Ordinal) && Interlocked.Increment(ref _asked) > 1)
            await _answer.Task;
        return await continuation(request, context);
    }

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.InterfaceMethod.DeclaringType == typeof(IPartnerSettlement) && context.MethodName == nameof(IPartnerSettlement.Close))
            await _close.Task;
        await context.Invoke();
    }
}
