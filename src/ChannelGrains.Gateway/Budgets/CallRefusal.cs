using ChannelGrains.Gateway.Errors;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Rpc = Google.Rpc;

namespace ChannelGrains.Gateway.Budgets;

/// <summary>Answers a call with an error before its method is entered, in the form of its protocol.</summary>
internal static class CallRefusal
{
    public static Task WriteAsync(HttpContext context, Rpc.Status status, int httpStatus)
    {
        if (!HttpProtocol.IsHttp2(context.Request.Protocol))
            return RestErrors.WriteAsync(context.Response, httpStatus, status);
        var response = context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/grpc";
        response.Headers["grpc-status"] = status.Code.ToString(System.Globalization.CultureInfo.InvariantCulture);
        response.Headers["grpc-message"] = Uri.EscapeDataString(status.Message);
        response.Headers["grpc-status-details-bin"] = Convert.ToBase64String(status.ToByteArray());
        return Task.CompletedTask;
    }
}
