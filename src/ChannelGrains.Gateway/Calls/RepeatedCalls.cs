using System.Collections.Frozen;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Journal;
using ChannelGrains.Protocol;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Hosting;

namespace ChannelGrains.Gateway.Calls;

/// <summary>Makes a call again whose grain did not answer, as its silo ended or hangs, or the database was away: by then the grain is elsewhere, or can read. So is only what comes to the same twice: what changes nothing, and what carries
/// the caller's id for it. While the database is known to be silent, nobody is kept waiting.</summary>
internal sealed class RepeatedCalls(IJournalAdministration store, TimeProvider time, IHostApplicationLifetime lifetime) : Interceptor
{
    /// <summary>No further try begins later: by then a silo that ended or hangs is known as such.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private static readonly FrozenSet<string> Reads = ApiMethods.All.Where(ApiMethods.IsRead).Select(ApiMethods.PathOf).ToFrozenSet(StringComparer.Ordinal);

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        var startedAt = time.GetTimestamp();
        while (true)
            try
            {
                return await continuation(request, context);
            }
            catch (Exception exception) when (GrainFailures.IsPassing(exception) && MayRepeat(request, context) && time.GetElapsedTime(startedAt) < Longest)
            {
                await Task.Delay(Pause, time, context.CancellationToken);
            }
    }

    private bool MayRepeat(object request, ServerCallContext context) =>
        !context.CancellationToken.IsCancellationRequested && !lifetime.ApplicationStopping.IsCancellationRequested && store.CanWrite
        && (Reads.Contains(context.Method) || request is IMessage message && IdOf(message).Length > 0);

    private static string IdOf(IMessage request) =>
        request.Descriptor.FindFieldByName("request_id") is { FieldType: FieldType.String, IsRepeated: false } field ? (string)field.Accessor.GetValue(request) : "";
}
