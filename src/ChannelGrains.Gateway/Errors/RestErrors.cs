using ChannelGrains.Domain.Refusals;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Microsoft.AspNetCore.Http;
using HttpResponse = Microsoft.AspNetCore.Http.HttpResponse;

namespace ChannelGrains.Gateway.Errors;

/// <summary>Refusals over HTTP: google.rpc.Status as JSON, as a transcoded call answers them.</summary>
internal static class RestErrors
{
    /// <summary>What may stand in the details of an error.</summary>
    public static TypeRegistry Details { get; } = TypeRegistry.FromMessages(ErrorInfo.Descriptor, BadRequest.Descriptor, RetryInfo.Descriptor);

    private static JsonFormatter Formatter { get; } = new(JsonFormatter.Settings.Default.WithTypeRegistry(Details));

    public static Task WriteAsync(HttpResponse response, int statusCode, Refusal refusal) => WriteAsync(response, statusCode, RefusalStatus.Of(refusal));

    public static Task WriteAsync(HttpResponse response, int statusCode, Google.Rpc.Status status)
    {
        response.StatusCode = statusCode;
        response.ContentType = "application/json; charset=utf-8";
        return response.WriteAsync(Formatter.Format(status), response.HttpContext.RequestAborted);
    }
}
