namespace Prescreen.Cli.Readiness;

/// <summary>The page's style: readable at 390 px, on paper, and without colour, as every bar has its counts beside it.</summary>
internal static class ReadinessStyle
{
    public const string Css = """
        :root{--ink:#1b2430;--soft:#55606e;--line:#d5dbe3;--coded:#1f6f54;--narrative:#3d7fc1;--review:#d99a1c;--older:#a58aa8;--nothing:#c4786a;--notrace:#cfd6de}
        *{box-sizing:border-box}
        body{margin:0;background:#fff;color:var(--ink);font:16px/1.45 system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
        main{max-width:1120px;margin:0 auto;padding:24px 20px 48px}
        h1{font-size:1.9rem;line-height:1.2;margin:0 0 .3rem}
        h2{font-size:1.35rem;margin:2.4rem 0 .4rem;padding-top:.8rem;border-top:2px solid var(--ink)}
        p{margin:.3rem 0 .8rem;max-width:75ch}
        .title{font-weight:600}
        .note,footer{color:var(--soft);font-size:.9rem}
        .facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(160px,1fr));gap:12px;margin:1rem 0 0}
        .facts div{border:1px solid var(--line);border-radius:6px;padding:10px 12px;display:flex;flex-direction:column;justify-content:space-between}
        dt{color:var(--soft);font-size:.85rem}
        dd{margin:0;font-size:1.25rem;font-weight:600}
        ol{padding-left:1.3rem;max-width:80ch}
        li{margin:.3rem 0;overflow-wrap:anywhere}
        .legend{list-style:none;display:flex;flex-wrap:wrap;gap:2px 18px;padding:0;margin:.4rem 0 .8rem;font-size:.88rem}
        .legend i{display:inline-block;width:.9em;height:.9em;margin-right:.4em;vertical-align:-.1em}
        table{width:100%;border-collapse:collapse;margin:.6rem 0 1.4rem}
        caption{text-align:left;font-weight:600;font-size:1.05rem;padding:.3rem 0}
        th,td{text-align:left;vertical-align:top;padding:7px 10px 7px 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
        thead th{color:var(--soft);font-size:.82rem;font-weight:600;vertical-align:bottom;overflow-wrap:normal}
        .number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        thead .number{white-space:normal}
        .list{font-size:.9rem}
        .list td{overflow-wrap:break-word}
        .list td[data-label=System]{overflow-wrap:anywhere;min-width:11em}
        .list td[data-label=Display]{overflow-wrap:anywhere;min-width:12em}
        .criteria th[scope=row]{font-weight:400;width:46%}
        .criteria th[scope=row] b{display:block}
        .criteria th[scope=row] span{color:var(--soft);font-size:.88rem}
        .bars{width:34%}
        .bar{display:flex;height:14px;border-radius:3px;overflow:hidden;background:#eef1f4;margin:4px 0;-webkit-print-color-adjust:exact;print-color-adjust:exact}
        .bar i{display:block;height:100%}
        i.coded{background:var(--coded)}i.narrative{background:var(--narrative)}i.review{background:var(--review)}i.older{background:var(--older)}i.nothing{background:var(--nothing)}i.notrace{background:var(--notrace)}
        .legend i{-webkit-print-color-adjust:exact;print-color-adjust:exact}
        small{display:block;font-size:.82rem}
        .warn{color:#8a2f1e;font-weight:600}
        @media (max-width:700px){
        main{padding:16px 14px 40px}h1{font-size:1.5rem}
        .facts{grid-template-columns:1fr 1fr}
        thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        table,tbody,tr,td,th[scope=row],caption{display:block;width:auto!important}
        tr{border-bottom:1px solid var(--line);padding:8px 0}
        td,th[scope=row]{border:0;padding:2px 0;text-align:left!important;white-space:normal!important}
        td[data-label]::before{content:attr(data-label) ": ";color:var(--soft);font-size:.85rem}
        td.empty{display:none}
        .list tr{display:flex;flex-direction:column}
        .list td[data-label=Display],.list td[data-label=Test],.list td[data-label=Why]:last-child{order:-1;font-weight:600}
        .list td[data-label=Display]::before,.list td[data-label=Test]::before,.list td[data-label=Why]:last-child::before{content:none}
        }
        @media print{body{font-size:11px}main{max-width:none;padding:0}h2{break-after:avoid}tr,.facts div{break-inside:avoid}thead{display:table-header-group}.legend{font-size:9px}}
        """;
}
