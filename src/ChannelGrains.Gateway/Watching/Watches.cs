using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Access;
using ChannelGrains.Gateway.Budgets;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.Hosting;

namespace ChannelGrains.Gateway.Watching;

/// <summary>Runs watches: each writes the latest answer, waits its interval, and writes again when there is a later one. What a caller does
/// not read holds up nobody else, and nothing is kept for it but the answer that is being written.</summary>
internal sealed class Watches(WatchTable table, WatchServices services, ShareRing shares, IHostApplicationLifetime application)
{
    /// <summary>Up to this part is added to an interval at random, so that watches that a change woke together drift apart.</summary>
    private const double Spread = 0.1;

    /// <summary>The interval that was asked for, within the limits; INVALID_ARGUMENT INTERVAL for what is no span of time.</summary>
    public TimeSpan Interval(Duration? asked)
    {
        var options = services.Options;
        var interval = options.DefaultInterval;
        if (asked is not null)
        {
            if (asked.Seconds is < 0 or > Duration.MaxSeconds || asked.Nanos is < 0 or >= Duration.NanosecondsPerSecond)
                throw RefusalStatus.ToException(Refusal.InvalidArgument("INTERVAL", "min_interval must be a span of time, 0 or more.", "min_interval"));
            interval = asked.ToTimeSpan();
        }
        return TimeSpan.FromTicks(Math.Clamp(interval.Ticks, options.MinInterval.Ticks, options.MaxInterval.Ticks));
    }

    /// <summary>Rows of a list that a watch shows, for the size that was asked for: a watched list is read whole for every answer.</summary>
    public int Rows(int asked) => Math.Min(Pages.Size(asked), services.Options.MaxRows);

    /// <summary>Runs one watch until the caller cancels, its share is over, the server stops, or the question cannot be answered.</summary>
    public async Task RunAsync<TAnswer>(
        WatchQuestion<TAnswer> question, TimeSpan interval, IServerStreamWriter<TAnswer> responses, ServerCallContext context)
        where TAnswer : class
    {
        var (call, cancelled) = (AdmittedCall.Of(context), context.CancellationToken);
        var watched = table.Join(question, call.Principal!) ?? throw RefusalStatus.ToException(Refusal.ResourceExhausted("WATCHES_FULL",
            "As much is watched, by you or in all, as the server takes: open watches, and the months and partners that they follow. Close some, try again after the delay, or query.").Passing());
        services.Instruments.OnOpened();
        using var lapse = new CancellationTokenSource();
        using var following = shares.Follow(call.Principal!, lapse);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancelled, application.ApplicationStopping, lapse.Token);
        var status = StatusCode.Internal;
        try
        {
            await WatchAsync(watched, interval, responses, call, ended.Token);
        }
        catch (RpcException exception)
        {
            status = exception.StatusCode;
            throw;
        }
        catch (Exception) when (application.ApplicationStopping.IsCancellationRequested)
        {
            status = StatusCode.Unavailable;
            throw new RpcException(new Status(status, "The server stops. Connect again and go on watching."));
        }
        catch (Exception) when (lapse.IsCancellationRequested)
        {
            status = StatusCode.Unauthenticated;
            throw new RpcException(new Status(status, "The share has expired or was revoked. Ask whoever gave it for another."));
        }
        catch (Exception exception) when (cancelled.IsCancellationRequested || exception is IOException)
        {
            // A reset may be seen before the call counts as cancelled.
            status = StatusCode.Cancelled;
            throw new RpcException(new Status(status, "The caller ended the watch."));
        }
        finally
        {
            table.Leave(watched, call.Principal!);
            services.Instruments.OnEnded(status.ToString());
        }
    }

    private async Task WatchAsync<TAnswer>(Watched<TAnswer> watched, TimeSpan interval, IServerStreamWriter<TAnswer> responses, AdmittedCall call, CancellationToken cancellationToken)
        where TAnswer : class
    {
        var shown = 0L;
        while (true)
        {
            var (answer, version) = await watched.NextAsync(shown, cancellationToken);
            var bytes = call.HoldAnswer(((IMessage)answer).CalculateSize());
            await responses.WriteAsync(answer, cancellationToken);
            call.Release(bytes);
            services.Instruments.OnAnswered(shown == 0 ? 0 : version - shown - 1);
            shown = version;
            await Task.Delay(interval * (1 + Spread * Random.Shared.NextDouble()), services.Time, cancellationToken);
        }
    }
}
