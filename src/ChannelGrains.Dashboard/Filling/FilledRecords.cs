using System.Text;
using ChannelGrains.Dashboard.Calling;
using ChannelGrains.Dashboard.Forms;
using ChannelGrains.Dashboard.Sessions;
using ChannelGrains.Forms.V1;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChannelGrains.Dashboard.Filling;

/// <summary>Takes records that were filled in in a browser: <c>POST /field/filled</c>, a Record as JSON. One that is sent again is answered as before.</summary>
internal static class FilledRecords
{
    /// <summary>More than the server takes of a record.</summary>
    private const int MaxBytes = 256 << 10;

    public static void MapFilling(this IEndpointRouteBuilder endpoints) => endpoints.MapPost("/field/filled", TakeAsync).WithMetadata(PageEndpoint.Instance).RequireAuthorization();

    private static async Task<IResult> TakeAsync(HttpContext context, IAntiforgery antiforgery, FormService.FormServiceClient client, AuthenticationStateProvider states)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return Results.BadRequest();
        PageCaller.Enter(states, context);
        if (await ReadAsync(context) is not { } record)
            return Results.Json(new { message = "The record is no JSON of one, or too long." }, statusCode: StatusCodes.Status422UnprocessableEntity);
        try
        {
            var kept = (await client.SubmitRecordAsync(new SubmitRecordRequest { Record = record }, cancellationToken: context.RequestAborted)).Record;
            return Results.Json(new { href = FormNames.RecordHref(record.PartnerId, record.RecordId), score = kept.Score, passed = kept.Passed });
        }
        catch (RpcException exception)
        {
            return PageAnswers.Refused(exception);
        }
    }

    private static async Task<Record?> ReadAsync(HttpContext context)
    {
        var buffer = new byte[MaxBytes + 1];
        var read = await context.Request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, context.RequestAborted);
        if (read > MaxBytes)
            return null;
        try
        {
            return JsonParser.Default.Parse<Record>(Encoding.UTF8.GetString(buffer, 0, read));
        }
        catch (Exception exception) when (exception is InvalidProtocolBufferException or InvalidJsonException)
        {
            return null;
        }
    }
}
