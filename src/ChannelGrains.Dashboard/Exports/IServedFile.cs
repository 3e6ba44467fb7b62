using Microsoft.AspNetCore.Http;

namespace ChannelGrains.Dashboard.Exports;

/// <summary>Hands on files of one kind that the server makes, such as a statement or a file for the bank.</summary>
internal interface IServedFile
{
    /// <summary>As in <c>/file/ID</c>.</summary>
    string Id { get; }

    /// <summary>Throws what its calls throw.</summary>
    Task<ServedFile> OpenAsync(IQueryCollection query, CancellationToken cancellationToken);
}
