using System.Net.Sockets;
using System.Security.Authentication;
using Grpc.Core;

namespace ChannelGrains.Client;

/// <summary>Why a call did not reach a ChannelGrains server, in words for people instead of those of the HTTP library.</summary>
internal static class ConnectFailure
{
    // What Grpc.Net.Client says of an answer that is none of gRPC.
    private const string NotGrpc = "Bad gRPC response";

    /// <summary>Null when a server answered.</summary>
    public static ServerError? Of(RpcException exception)
    {
        if (exception.Status.Detail.StartsWith(NotGrpc, StringComparison.Ordinal))
            return new ServerError { Code = CodeOf(exception), Message = $"What answers at this address is no gRPC server ({exception.Status.Detail.TrimEnd('.')})." };

        return Causes(exception.Status.DebugException).Select(Message).FirstOrDefault(message => message is not null) is { } message
            ? new ServerError { Code = StatusCode.Unavailable, Message = message }
            : null;
    }

    private static StatusCode CodeOf(RpcException exception) =>
        exception.StatusCode is StatusCode.Internal or StatusCode.Unknown ? StatusCode.Unavailable : exception.StatusCode;

    private static IEnumerable<Exception> Causes(Exception? exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            yield return cause;
    }

    private static string? Message(Exception cause) => cause switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => Tls(cause),
        HttpProtocolException or HttpRequestException { HttpRequestError: HttpRequestError.HttpProtocolError or HttpRequestError.VersionNegotiationError } =>
            "What answers at this address does not speak gRPC: it is the server's management port, or another program.",
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "Nothing listens at this address.",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } => "The name of the host is not known.",
        SocketException socket => $"The address cannot be reached: {socket.Message}.",
        HttpRequestException or IOException =>
            "The connection was closed before an answer came: with http://, the server may want https://; or it is no gRPC server, or just ended.",
        _ => null,
    };

    private static string Tls(Exception cause)
    {
        var reason = Causes(cause).Last().Message;
        var says = Causes(cause).OfType<AuthenticationException>().FirstOrDefault()?.Message ?? reason;
        return says switch
        {
            _ when says.Contains("certificate", StringComparison.OrdinalIgnoreCase) =>
                $"The server's certificate is not trusted here ({says.TrimEnd('.')}). Use the name that stands in it, and let this machine trust who issued it (SSL_CERT_FILE).",
            _ when says.Contains("frame", StringComparison.OrdinalIgnoreCase) => "What answers at this address speaks no TLS: use http:// instead of https://.",
            _ => $"No TLS connection to gRPC came about ({reason.TrimEnd('.')}): is it the server's gRPC address?",
        };
    }
}
