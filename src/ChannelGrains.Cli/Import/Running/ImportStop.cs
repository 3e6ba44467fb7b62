using ChannelGrains.Cli.Hosting;
using ChannelGrains.Client;
using Grpc.Core;

namespace ChannelGrains.Cli.Import;

/// <summary>Why an import ended before its file did.</summary>
/// <param name="Message">What, where, what to do; for a server's error, its own words.</param>
/// <param name="Code">The exit code.</param>
/// <param name="Error">The server's error; null for another reason.</param>
/// <param name="LetsFinish">True when what was handed over for sending before is still sent.</param>
internal sealed record ImportStop(string Message, int Code, ServerError? Error, bool LetsFinish)
{
    /// <summary>The reason that an exception stands for; null for a bug.</summary>
    public static ImportStop? Of(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        SenderFailedException e => Refused(e.Error),
        OperationCanceledException or RpcException when cancellationToken.IsCancellationRequested =>
            new ImportStop("Interrupted. Run the import again to send the rest; what was sent counts once.", ExitCode.Refused, null, LetsFinish: false),
        RpcException e => Refused(ServerError.From(e)),
        MappingException e => new ImportStop(e.Message, ExitCode.Usage, null, LetsFinish: true),
        ImportRefusedException e => new ImportStop(e.Message, ExitCode.Refused, null, e.LetsFinish),
        _ => null,
    };

    private static ImportStop Refused(ServerError error) => new(error.Message, ErrorReport.ExitCodeOf(error), error, LetsFinish: false);
}
