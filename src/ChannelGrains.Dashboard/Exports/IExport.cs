using Microsoft.AspNetCore.Http;

namespace ChannelGrains.Dashboard.Exports;

/// <summary>Exports what one page shows, all of its rows, by what was chosen in its address.</summary>
internal interface IExport
{
    /// <summary>As in <c>/export/ID</c>.</summary>
    string Id { get; }

    /// <summary>Throws what its calls throw.</summary>
    Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken);
}
