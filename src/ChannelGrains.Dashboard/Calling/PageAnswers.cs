using ChannelGrains.Client;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace ChannelGrains.Dashboard.Calling;

/// <summary>What scripts of the page are told of a refusal.</summary>
internal static class PageAnswers
{
    /// <summary>By its status: 401 where somebody must sign in again, 503 where it may be sent again as it is, 404 where it is not there, else 422 where something must be changed.</summary>
    public static IResult Refused(RpcException exception)
    {
        var error = ServerError.From(exception);
        var status = exception.StatusCode switch
        {
            StatusCode.Unauthenticated => StatusCodes.Status401Unauthorized,
            StatusCode.NotFound => StatusCodes.Status404NotFound,
            StatusCode.InvalidArgument or StatusCode.FailedPrecondition or StatusCode.OutOfRange or StatusCode.AlreadyExists or StatusCode.PermissionDenied => StatusCodes.Status422UnprocessableEntity,
            _ => StatusCodes.Status503ServiceUnavailable,
        };
        return Results.Json(new { message = error.Message, fields = error.FieldViolations.Select(violation => $"{violation.Field}: {violation.Description}") }, statusCode: status);
    }
}
