using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Client;
using Google.Protobuf;
using Grpc.Core;
using Spectre.Console;

namespace ChannelGrains.Cli.Watching;

/// <summary>Watches: connects again after each disconnect until it has shown enough or is interrupted.</summary>
internal sealed class ServerWatch<TAnswer>(Session session, WatchView<TAnswer> view, int? count)
    where TAnswer : class, IMessage
{
    private static readonly Backoff Backoff = new(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(15));

    private int _shown;

    /// <returns>The exit code, 0 also when interrupted. Throws what the server says that trying again does not help with.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (session.IsJson)
                await WatchAsync(answer => session.WriteJson(ProtoJson.Format(answer)), session.Host.Error.WriteLine, cancellationToken);
            else if (!session.Host.IsTerminal)
                await WatchAsync(answer => session.WriteLine(view.Line(answer)), session.Host.Error.WriteLine, cancellationToken);
            else
                await session.Host.Console.Live(Text.Empty).StartAsync(screen => DrawAsync(screen, cancellationToken));
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested && exception is OperationCanceledException or RpcException)
        {
            // Ctrl+C is how a watch ends.
        }

        return ExitCode.Done;
    }

    private Task DrawAsync(LiveDisplayContext screen, CancellationToken cancellationToken)
    {
        TAnswer? last = null;
        return WatchAsync(
            answer =>
            {
                last = answer;
                Draw("Ctrl+C ends.");
            },
            Draw,
            cancellationToken);

        void Draw(string notice)
        {
            screen.UpdateTarget(last is null ? Tables.Line(notice) : new Rows(view.Picture(last), Tables.Line(notice)));
            screen.Refresh();
        }
    }

    private async Task WatchAsync(Action<TAnswer> show, Action<string> say, CancellationToken cancellationToken)
    {
        for (var failures = 1; ; failures++)
        {
            ServerError error;
            var shownBefore = _shown;
            try
            {
                if (await ReadAsync(show, cancellationToken))
                    return;

                error = new ServerError { Code = StatusCode.OK, Message = "The server ended the watch." };
            }
            catch (RpcException exception) when (_shown > 0 && IsDisconnect(ServerError.From(exception)) && !cancellationToken.IsCancellationRequested)
            {
                error = ServerError.From(exception);
            }

            failures = _shown > shownBefore ? 1 : failures;
            var wait = Backoff.Delay(failures, error.RetryDelay);
            say($"Disconnected ({error.Message.TrimEnd('.')}); connects again in {wait.TotalSeconds:0.0} s.");
            await Task.Delay(wait, session.Host.Clock, cancellationToken);
        }
    }

    /// <summary>Shows what one call answers; true once enough was shown.</summary>
    private async Task<bool> ReadAsync(Action<TAnswer> show, CancellationToken cancellationToken)
    {
        using var call = view.Call(session, cancellationToken);
        while (await call.ResponseStream.MoveNext(cancellationToken))
        {
            show(call.ResponseStream.Current);
            if (++_shown == count)
                return true;
        }

        return false;
    }

    /// <summary>The server or the way to it failed, or it is full for now; anything else is an answer to the request.</summary>
    private static bool IsDisconnect(ServerError error) => error.RetryDelay is not null
        || error.Code is StatusCode.Unavailable or StatusCode.Cancelled or StatusCode.DeadlineExceeded or StatusCode.Internal or StatusCode.Unknown;
}
