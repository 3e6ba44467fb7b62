using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Rest.Names;
using ChannelGrains.Gateway.Rest.OpenApi;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Gateway.Rest;

/// <summary>JSON over HTTP/1.1 for every unary method, by the google.api.http rules of the protos, and its OpenAPI document.</summary>
public static class RestRegistration
{
    internal static void AddRest(this IGrpcServerBuilder grpc)
    {
        grpc.AddJsonTranscoding(transcoding =>
        {
            transcoding.JsonSettings.WriteInt64sAsStrings = true;
            transcoding.TypeRegistry = RestErrors.Details;
        });
        grpc.Services.AddSingleton<ApiDocument>();
    }

    /// <summary>Parts what the two listeners serve, HTTP/2 the gRPC methods and HTTP/1.1 everything else, and guards the latter.</summary>
    /// <param name="application">The application, before its endpoints.</param>
    /// <param name="served">False answers every REST call with 404.</param>
    public static void UseRest(this IApplicationBuilder application, bool served)
    {
        application.Use((context, next) =>
        {
            if (IsServed(context, served))
                return next(context);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        application.UseWhen(context => !HttpProtocol.IsHttp2(context.Request.Protocol), http1 => http1.UseMiddleware<LineEnd>().UseMiddleware<RestGuard>());
    }

    /// <summary>Refuses names that a REST call does not have; after what admits the call.</summary>
    public static void UseRestNames(this IApplicationBuilder application) => application.UseMiddleware<RestNames>();

    public static void MapOpenApi(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/openapi.json", async (ApiDocument document) => Results.Bytes(await document.Json, "application/json"));

    private static bool IsServed(HttpContext context, bool servesRest)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        var isTranscoded = metadata?.GetMetadata<GrpcJsonTranscodingMetadata>() is not null;
        if (HttpProtocol.IsHttp2(context.Request.Protocol))
            return !isTranscoded && context.Request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true;
        return isTranscoded ? servesRest : metadata?.GetMetadata<GrpcMethodMetadata>() is null;
    }
}
